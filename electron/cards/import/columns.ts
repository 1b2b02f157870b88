/** The columns of an import, and what they may be called. */
import type { Words } from '#shared/model/words.ts'

type Column = {
  readonly name: Words
  readonly isNeeded: boolean
  /** Further headings; compared without case, spaces, and what stands in brackets. */
  readonly synonyms: readonly string[]
}

const columns = {
  title: {
    name: { zh: '标题', en: 'title' },
    isNeeded: true,
    synonyms: [
      '商品标题',
      '商品名称',
      '商品名',
      '品名',
      '名称',
      '产品名称',
      'name',
      'product',
      'product name',
      'product title',
      'item',
    ],
  },
  shop: {
    name: { zh: '店铺', en: 'shop' },
    isNeeded: true,
    synonyms: ['店铺名称', '店铺名', '商店', '网店', 'store', 'shop name', 'store name'],
  },
  seller: {
    name: { zh: '实际销售者', en: 'seller' },
    isNeeded: true,
    synonyms: [
      '销售者',
      '实际经营者',
      '经营者',
      '商家',
      '商家名称',
      '供应商',
      '公司',
      '主体',
      '经营主体',
      'vendor',
      'supplier',
      'merchant',
      'company',
      'actual seller',
    ],
  },
  category: {
    name: { zh: '类目', en: 'category' },
    isNeeded: false,
    synonyms: ['商品类目', '分类', '商品分类', '品类', '类别', 'category id', 'product category', 'type'],
  },
  price: {
    name: { zh: '价格', en: 'price' },
    isNeeded: true,
    synonyms: [
      '售价',
      '直播价',
      '到手价',
      '现价',
      '单价',
      '销售价',
      '活动价',
      '商品价格',
      'live price',
      'sale price',
      'unit price',
    ],
  },
  listPrice: {
    name: { zh: '划线价', en: 'list price' },
    isNeeded: false,
    synonyms: [
      '原价',
      '吊牌价',
      '市场价',
      '日常价',
      '建议零售价',
      '零售价',
      'original price',
      'msrp',
      'rrp',
      'retail price',
    ],
  },
  stock: {
    name: { zh: '库存', en: 'stock' },
    isNeeded: true,
    synonyms: ['库存数量', '库存数', '数量', '现货', 'quantity', 'inventory', 'qty', 'stock quantity'],
  },
  link: {
    name: { zh: '链接', en: 'link' },
    isNeeded: true,
    synonyms: ['商品链接', '购买链接', '商品地址', '网址', 'url', 'product link', 'product url', 'item url'],
  },
  picture: {
    name: { zh: '图片', en: 'picture' },
    isNeeded: false,
    synonyms: ['商品图片', '主图', '图片地址', 'image', 'photo', 'image url', 'picture url'],
  },
  claims: {
    name: { zh: '卖点', en: 'claims' },
    isNeeded: false,
    synonyms: [
      '商品卖点',
      '宣传语',
      '宣传卖点',
      '特点',
      '文案',
      'claim',
      'selling points',
      'selling point',
      'features',
      'highlights',
    ],
  },
  licence: {
    name: { zh: '许可证号', en: 'licence' },
    isNeeded: false,
    synonyms: [
      '许可证',
      '许可证编号',
      '资质编号',
      '资质',
      '批准文号',
      '注册证号',
      '备案号',
      'license',
      'licence number',
      'license number',
      'permit',
    ],
  },
  spokenBy: {
    name: { zh: '介绍人', en: 'spoken by' },
    isNeeded: false,
    synonyms: ['推荐人', '主播身份', '讲解人', '介绍者', 'spokenby', 'speaker', 'presented by', 'presenter'],
  },
} as const satisfies Record<string, Column>

export type ColumnName = keyof typeof columns

const names = Object.keys(columns) as ColumnName[]
const byHeading = new Map<string, ColumnName>(
  names.flatMap((name) =>
    [columns[name].name.zh, columns[name].name.en, ...columns[name].synonyms].map(
      (heading): [string, ColumnName] => [evened(heading), name],
    ),
  ),
)

/** Columns without which no row can be a card. */
export const neededColumns: readonly ColumnName[] = names.filter((name) => columns[name].isNeeded)

export function columnTitle(name: ColumnName): Words {
  return columns[name].name
}

/** `卖点1`, `卖点 2`, `claim 3` are all claims. */
export function columnOf(heading: string): ColumnName | undefined {
  const plain = evened(heading)
  return (
    byHeading.get(plain) ?? (byHeading.get(plain.replace(/\d+$/u, '')) === 'claims' ? 'claims' : undefined)
  )
}

/** Without what stands in brackets (a unit, a hint), marks of duty, and case. */
function evened(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【][^)\]】]*[)\]】]/gu, '')
    .replace(/[\s*:_-]+/gu, '')
}
