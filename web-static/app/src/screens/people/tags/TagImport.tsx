import { useMutation } from '@tanstack/react-query'
import { CircleCheck, FileText, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { tags as api } from '../../../api/api'
import { fieldErrors, wordsFor } from '../../../api/problem'
import { type TagImport as Outcome } from '../../../api/types'
import { useSignedIn } from '../../../session/session'
import { Button } from '../../../ui/Button'
import { TextField } from '../../../ui/Field'
import { Icon } from '../../../ui/Icon'
import { sentence } from '../../../ui/Places'
import { bytes, counted } from '../../../ui/times'
import css from './Tags.module.css'
import { useTagsRefresh } from './useTags'

const FIRST_WAIT_MS = 300
const LONGEST_WAIT_MS = 3000

/** Asks how far the import is until it is through. */
async function imported(organization: number, id: number, tell: (outcome: Outcome) => void): Promise<Outcome> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 1.5, LONGEST_WAIT_MS)) {
    const outcome = await api.imported(organization, id)
    tell(outcome)
    if (outcome.status === 'completed') return outcome
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

function useImporting() {
  const { organization } = useSignedIn()
  const refresh = useTagsRefresh()
  const [soFar, setSoFar] = useState<Outcome>()
  const importing = useMutation({
    async mutationFn({ file, forEverybody }: { readonly file: File; readonly forEverybody: string }) {
      setSoFar(undefined)
      const { import: id } = await api.importTable(organization.id, file, forEverybody)
      return imported(organization.id, id, setSoFar)
    },
    onSettled: refresh,
  })
  return { importing, soFar }
}

/** A table with addresses and tags; tags that are not there yet are made. */
export function TagImport() {
  const [file, setFile] = useState<File>()
  const [forEverybody, setForEverybody] = useState('')
  const { importing, soFar } = useImporting()
  const errors = fieldErrors(importing.error)
  return (
    <>
      <p className="soft">
        A CSV file with the columns <code>email</code> and <code>tags</code>, several tags with commas between them and in quotes. People
        keep the tags that they have.
      </p>
      <FileChoice
        file={file}
        onPick={(picked) => {
          importing.reset()
          setFile(picked)
        }}
      />
      <TextField
        label="Tags for everybody in the table"
        isOptional
        dir="auto"
        value={forEverybody}
        help="With commas between them"
        onChange={(event) => setForEverybody(event.target.value)}
      />
      <div>
        <Button
          tone="ink"
          isBusy={importing.isPending}
          reason={file === undefined ? 'Choose a file first' : undefined}
          onClick={() => file !== undefined && importing.mutate({ file, forEverybody })}
        >
          Import
        </Button>
      </div>
      {importing.isPending && (
        <p role="status" className="soft">
          {soFar === undefined ? 'Sending the table' : `Gave ${counted(soFar.assignments_created, 'tag')} so far`}
        </p>
      )}
      {importing.isError && <p role="alert">{sentence(errors['file']?.[0] ?? wordsFor(importing.error))}</p>}
      {importing.isSuccess && <Through outcome={importing.data} />}
    </>
  )
}

function FileChoice({ file, onPick }: { readonly file: File | undefined; onPick(file: File | undefined): void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className={css['file']}>
      <Button icon={Upload} onClick={() => input.current?.click()}>
        {file === undefined ? 'Choose a file' : 'Another file'}
      </Button>
      {file !== undefined && (
        <>
          <Icon of={FileText} size={14} />
          <span className="cut" dir="auto">
            {file.name}
          </span>
          <span className="num muted">{bytes(file.size)}</span>
        </>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,text/csv"
        aria-label="Table of tags"
        onChange={(event) => {
          onPick(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </div>
  )
}

function Through({ outcome }: { readonly outcome: Outcome }) {
  const skipped = outcome.users_skipped
  return (
    <div className={css['outcome']} role="status">
      <p className={css['done']}>
        <Icon of={CircleCheck} />
        {outcome.tags_created === 0 ? 'No new tag' : `Made ${counted(outcome.tags_created, 'tag')}`},{' '}
        {outcome.assignments_created === 0 ? 'nobody got one' : `gave ${counted(outcome.assignments_created, 'tag')} to people`}
      </p>
      {skipped.length > 0 && (
        <>
          <p className="soft">
            {counted(skipped.length, 'address is', 'addresses are')} nobody’s here and {skipped.length === 1 ? 'was' : 'were'} left out
          </p>
          <ul aria-label="Left out">
            {skipped.map((address) => (
              <li key={address}>{address}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
