import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { ApiProblem, Unreachable } from '../../api/problem'
import { PageTitle } from '../../frame/Page'
import { ProblemNotice } from '../../ui/Places'
import { NotFound } from './NotFound'
import css from './Failed.module.css'

const titleFor = (problem: unknown): string => {
  if (problem instanceof Unreachable) return 'The server did not answer'
  if (problem instanceof ApiProblem && problem.status === 403) return 'This page is not open to you'
  return 'This page could not be shown'
}

/** In the place of a page whose main thing could not be read. */
export function PageProblem({ problem, onRetry }: { readonly problem: unknown; onRetry(): void }) {
  if (problem instanceof ApiProblem && problem.status === 404) return <NotFound />
  return (
    <main className={css['page']} id="main">
      <PageTitle title={titleFor(problem)} />
      <ProblemNotice title={titleFor(problem)} problem={problem} onRetry={onRetry} />
    </main>
  )
}

/** A page that could not be drawn, in the place of the page; what is around it stays. */
export function Failed({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const boundary = useQueryErrorResetBoundary()
  const retry = () => {
    boundary.reset()
    reset()
    void router.invalidate()
  }
  return <PageProblem problem={error} onRetry={retry} />
}
