/** What the demo brings, as it says so itself at its sign-in. */
export const demoPin = '246810'
