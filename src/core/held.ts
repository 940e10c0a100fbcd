/** A blank at which no line is broken: of one column, and in no text that is shown. */
const HELD = '\ue000'

/** Words that stay on one line, since they are there to be copied: a command, what a shell takes in quotes. */
export const held = (command: string): string => command.replaceAll(' ', HELD)

/** With blanks for blanks, once lines are broken. */
export const released = (text: string): string => text.replaceAll(HELD, ' ')
