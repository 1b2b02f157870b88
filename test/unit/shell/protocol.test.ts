import { describe, expect, test } from 'vitest'
import { ready, startedDesktop } from './started.ts'

describe('fairlive://console/', () => {
  test('serves the console under a strict policy', async () => {
    const { request } = await startedDesktop()
    const page = await request('fairlive://console/')
    expect(page.headers.get('content-security-policy')).toContain("style-src 'self';")
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    expect(page.headers.get('cache-control')).toBe('no-store')
    const script = await request('fairlive://console/assets/main-1a2b.js')
    expect(script.headers.get('cache-control')).toContain('immutable')
  })

  test.each([
    'fairlive://console/none.js',
    'fairlive://console/%2e%2e/secret.html',
    'fairlive://console/..%2fsecret.html',
    'fairlive://console/assets/..%5c..%5csecret.html',
    'fairlive://console/%00index.html',
    'fairlive://console/%E0%A4%A',
    'fairlive://console/assets',
    'fairlive://elsewhere/',
  ])('has nothing at %s', async (url) => {
    const { request } = await startedDesktop()
    expect((await request(url)).status).toBe(404)
  })

  test('takes no other method', async () => {
    const { request } = await startedDesktop()
    expect((await request('fairlive://console/', { method: 'POST', body: 'x' })).status).toBe(405)
  })

  test('passes recordings on with the token that the page never sees, and with its range', async () => {
    const { request, studio, net } = await startedDesktop()
    const recording = 'fairlive://console/media/session-1/a.mkv?part=2'
    expect((await request(recording)).status).toBe(503)
    studio.says(ready)
    const answer = await request(recording, { headers: { range: 'bytes=100-199', cookie: 'a=b' } })
    expect(answer.status).toBe(206)
    expect(net.requests).toEqual([
      {
        url: 'http://127.0.0.1:7777/media/session-1/a.mkv?part=2',
        init: expect.objectContaining({
          headers: { authorization: 'Bearer secret', range: 'bytes=100-199' },
          redirect: 'error',
        }),
      },
    ])
  })

  test('forgets the door of a studio that died', async () => {
    const { request, studio } = await startedDesktop()
    studio.says(ready)
    studio.dies(1)
    expect((await request('fairlive://console/media/a.mkv')).status).toBe(503)
  })
})
