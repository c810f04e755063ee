import { type WireResult } from '../document/wire'

/** Work that has not reached the server, as it is kept on this computer. */
export interface JournalEntry {
  readonly result: readonly WireResult[]
  readonly leadTime: number
  /** Changes since the server last had it. */
  readonly changes: number
  readonly savedAt: number
}

/** Where work is kept first. It must outlive a reload and a crash. */
export interface Journal {
  read(key: string): Promise<JournalEntry | undefined>
  write(key: string, entry: JournalEntry): Promise<void>
  forget(key: string): Promise<void>
}

const DATABASE = 'docket-editor'
const STORE = 'journal'

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser gave no reason')))
  })

/** The journal of this browser. IndexedDB takes masks and long texts that localStorage would refuse. */
export function browserJournal(): Journal {
  let opened: Promise<IDBDatabase> | undefined
  const open = () => {
    const request = indexedDB.open(DATABASE, 1)
    request.addEventListener('upgradeneeded', () => void request.result.createObjectStore(STORE))
    return done(request)
  }
  const store = async (mode: IDBTransactionMode) => {
    opened ??= open()
    return (await opened).transaction(STORE, mode).objectStore(STORE)
  }
  return {
    read: async (key) => (await done((await store('readonly')).get(key))) as JournalEntry | undefined,
    write: async (key, entry) => void (await done((await store('readwrite')).put(entry, key))),
    forget: async (key) => void (await done((await store('readwrite')).delete(key))),
  }
}

/** A journal that lasts as long as the page; for tests, and for browsers that forbid storage. */
export function memoryJournal(): Journal {
  const entries = new Map<string, JournalEntry>()
  return {
    read: (key) => Promise.resolve(entries.get(key)),
    write: (key, entry) => Promise.resolve(void entries.set(key, entry)),
    forget: (key) => Promise.resolve(void entries.delete(key)),
  }
}
