import type { Words } from '#shared/model/words.ts'

const keyInFile: Words = {
  zh: '台账的签名密钥存放在数据文件夹的文件里；能读这个文件夹的人就能冒充本工作室签名。',
  en: "The ledger's signing key lies in a file of the data folder: whoever can read the folder can sign as this studio.",
}

/** What must stand in the console as long as it is so. */
export function warnings({ keyStore }: { readonly keyStore: 'os' | 'file' }): Words[] {
  return keyStore === 'file' ? [keyInFile] : []
}
