import { crc32, deflateSync } from 'node:zlib'

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A picture of bands and blocks, so that a drawn box is seen on something. */
export function png(width: number, height: number): Buffer {
  const rows: Buffer[] = []
  for (let y = 0; y < height; y++) {
    const row = Buffer.alloc(1 + width * 3)
    for (let x = 0; x < width; x++) {
      const isBlock = x > width * 0.3 && x < width * 0.6 && y > height * 0.35 && y < height * 0.7
      row.set(isBlock ? [196, 122, 8] : [90 + (y * 100) / height, 120 + (y * 60) / height, 140], 1 + x * 3)
    }
    rows.push(row)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))])
}

export interface FileToImport {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

export const jsonFile = (name: string, tasks: readonly object[]): FileToImport => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(tasks)),
})

export const pictureFile = (name: string): FileToImport => ({ name, mimeType: 'image/png', buffer: png(640, 480) })
