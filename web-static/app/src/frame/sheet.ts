import { createContext, useContext } from 'react'

/** On a phone the sidebar is a sheet; the bar of every page opens it. */
export const SidebarSheet = createContext<{ open(): void }>({ open: () => undefined })
export const useSidebarSheet = () => useContext(SidebarSheet)
