export function nodeFolder(major: string): string
