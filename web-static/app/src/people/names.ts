import { type Role } from '../api/types'

export interface Named {
  readonly email: string
  readonly first_name: string
  readonly last_name: string
}

/** What people are called: their name, else the part of the address that tells them apart. */
export function nameOf({ first_name, last_name, email }: Named): string {
  const name = `${first_name} ${last_name}`.trim()
  return name === '' ? email : name
}

export function initialsOf({ first_name, last_name, email }: Named): string {
  const letters = `${first_name.charAt(0)}${last_name.charAt(0)}`
  return (letters === '' ? email.slice(0, 2) : letters).toUpperCase()
}

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  OW: 'Owner',
  AD: 'Administrator',
  MA: 'Manager',
  RE: 'Reviewer',
  AN: 'Annotator',
  NO: 'Not activated',
  DI: 'Deactivated',
  VO: 'Viewer',
}

/** Roles that may be given; ownership is not. */
export const GIVEN_ROLES: readonly Role[] = ['AD', 'MA', 'RE', 'AN', 'NO', 'DI']

export const manages = (role: Role | undefined): boolean => role === 'OW' || role === 'AD' || role === 'MA'
export const administers = (role: Role | undefined): boolean => role === 'OW' || role === 'AD'
