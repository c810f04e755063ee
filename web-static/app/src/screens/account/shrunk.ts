/** Pixels of the longer edge of what is sent; the server keeps fewer, but takes no more than 1200. */
const LONGEST_EDGE = 512

/** How large a picture is drawn so that its longer edge is at most the longest. */
export function fitted(width: number, height: number, longest: number = LONGEST_EDGE): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** A photo of any size as a small PNG; fails where the browser cannot read the file. */
export async function shrunk(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file)
  const { width, height } = fitted(picture.width, picture.height)
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height)
  picture.close()
  return canvas.convertToBlob({ type: 'image/png' })
}
