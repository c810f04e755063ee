import { type ReactNode } from 'react'
import { PageTitle } from '../../frame/Page'
import { Mark } from '../../ui/Icon'
import css from './Auth.module.css'

/** Form at the left, a labeled scene at the right; the scene is left out on phones. */
export function AuthFrame({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={css['frame']}>
      <main className={css['left']} id="main">
        <span className={css['brand']}>
          <Mark /> Docket
        </span>
        <div className={css['form']}>
          <PageTitle title={title} isShown />
          {children}
        </div>
      </main>
      <div className={css['right']} aria-hidden="true">
        <img className={css['scene']} src="/scene.svg" alt="" />
      </div>
    </div>
  )
}
