/** Walks an XML text. Names come without their prefix: some programs write `x:row` where others write `row`. */
import { Parser } from 'saxen'

export type XmlListener = {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/** Throws where the text is not well formed. */
export function walkXml(xml: string, listener: XmlListener): void {
  new Parser()
    .on('openTag', (name, attributes, decode) => {
      listener.open?.(local(name), (wanted) => {
        const all = attributes()
        const value = all[wanted] ?? all[Object.keys(all).find((each) => local(each) === wanted) ?? '']
        return value === undefined ? undefined : decode(value)
      })
    })
    .on('closeTag', (name) => listener.close?.(local(name)))
    .on('text', (text, decode) => listener.text?.(decode(text)))
    .on('cdata', (text) => listener.text?.(text))
    .on('error', (error) => {
      throw error
    })
    .parse(xml)
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
