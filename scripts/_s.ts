import { presenter, studio, table } from './draw-demo-scenes.ts'
import { drawShapes } from './draw-demo-shapes.ts'
import { createCanvas } from '@napi-rs/canvas'
import { writeFileSync } from 'node:fs'
const c=createCanvas(1080,960),x=c.getContext('2d')
const s=[drawShapes(studio,1080,1080,1920),drawShapes(presenter,1080,1080,1920),drawShapes(table,1080,1080,1920)]
for (const d of s) console.log((await d.encode('png')).length)
x.drawImage(s[0],0,0,540,960);x.drawImage(s[1],0,0,540,960);x.drawImage(s[2],540,0,540,960)
writeFileSync('/tmp/sheet.png', await c.encode('png'))
