import { describe, expect, it } from 'vitest'
import { pastedFiles } from './pasted'

const clipboard = (text: string, files: readonly File[] = []) => ({ files, getData: () => text })
const named = async (text: string) => Promise.all(pastedFiles(clipboard(text)).map(async (file) => [file.name, await file.text()]))

describe('given something pasted into an import', () => {
  it.each([
    [' [{"text": "a"}] ', [['pasted.json', '[{"text": "a"}]']]],
    ['text\tchannel\nAll is well\t12', [['pasted.tsv', 'text\tchannel\nAll is well\t12']]],
    ['All is well\nMayday', [['pasted.txt', 'All is well\nMayday']]],
    [' \n', []],
  ])('when it is %j, then it becomes %j', async (text, files) => expect(await named(text)).toEqual(files))

  it('when there are files, then these are taken and the text beside them is not', () => {
    const picture = new File(['x'], 'quay.png')
    expect(pastedFiles(clipboard('quay.png', [picture]))).toEqual([picture])
  })
})
