import { FORMATS } from '../command/globals.js'
import type { Param } from '../command/param.js'

export type GlobalOption = Pick<Param<unknown>, 'flags' | 'summary' | 'complete'>

/** What every command takes, before or after its name; `globals.ts` reads it. */
export const GLOBAL_OPTIONS: GlobalOption[] = [
  {
    flags: '--database <url>',
    summary: {
      en: 'the database for this call: sqlite:PATH or mysql://user@host:port/name',
      fr: 'la base pour cet appel : sqlite:CHEMIN ou mysql://utilisateur@hôte:port/nom',
    },
  },
  {
    flags: '-o, --output <format>',
    summary: { en: 'table, tsv, csv, json, jsonl or ids', fr: 'table, tsv, csv, json, jsonl ou ids' },
    complete: { words: FORMATS },
  },
  { flags: '--json', summary: { en: 'short for -o json', fr: 'raccourci de -o json' } },
  { flags: '--fields <a,b,...>', summary: { en: 'the columns to show', fr: 'les colonnes à montrer' } },
  { flags: '--no-input', summary: { en: 'never ask: what is missing is an error', fr: 'ne rien demander : ce qui manque est une erreur' } },
  { flags: '-y, --yes', summary: { en: 'yes to confirmations', fr: 'oui aux confirmations' } },
  {
    flags: '--lang <lang>',
    summary: { en: 'language of messages: en or fr', fr: 'langue des messages : en ou fr' },
    complete: { words: ['en', 'fr'] },
  },
  { flags: '--no-color', summary: { en: 'no colours', fr: 'sans couleurs' } },
  { flags: '--debug', summary: { en: 'show each SQL statement with its time', fr: 'montrer chaque requête SQL et sa durée' } },
]

export const VERSION_OPTION: GlobalOption = {
  flags: '-V, --version',
  summary: { en: 'print the version', fr: 'afficher la version' },
}
export const HELP_OPTION: GlobalOption = { flags: '-h, --help', summary: { en: 'show this help', fr: 'afficher cette aide' } }
