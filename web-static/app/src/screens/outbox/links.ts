const LINK = /https?:\/\/\S+/

/** The address that a mail is about; its text has it on a line of its own. */
export const linkIn = (text: string): string | undefined => LINK.exec(text)?.[0]
