import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Importer } from './Importer'

export function ImportDialog({ project, onClose }: { readonly project: number; onClose(): void }) {
  const client = useQueryClient()
  const ensure = useCallback(() => Promise.resolve(project), [project])
  const imported = useCallback(() => {
    for (const queryKey of [['tasks', project], ['project', project], ['columns', project], ['projects']])
      void client.invalidateQueries({ queryKey })
  }, [client, project])
  const [isRunning, setRunning] = useState(false)
  return (
    <Dialog title="Import tasks" width={560} isHeld={isRunning} onClose={onClose} acts={<Button onClick={onClose}>Close</Button>}>
      <Importer ensureProject={ensure} onImported={imported} onRunning={setRunning} />
    </Dialog>
  )
}
