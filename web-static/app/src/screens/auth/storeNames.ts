import { account, organizations } from '../../api/api'
import { type Session } from '../../api/types'
import { toStore } from './firstNames'
import { type KeptNames } from './keptNames'

/** Names come after the account: without them it works as well, so their failure does not undo it. */
export async function storeNames(names: KeptNames, session: Session): Promise<void> {
  const { person, organization } = toStore(names, session)
  if (person !== undefined) await account.change(person).catch(() => undefined)
  if (organization !== undefined) await organizations.rename(organization.id, organization.title).catch(() => undefined)
}
