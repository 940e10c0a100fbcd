import { parseFlags } from '../command/flags.js'
import { FORMATS } from '../command/globals.js'
import type { Param } from '../command/param.js'

/** An option as it is typed, what it is for, and what completes its value. */
export type Option = Pick<Param, 'flags' | 'summary' | 'complete'>

/** What every command takes, before or after its name; `globals.ts` reads it. */
export const GLOBAL_OPTIONS: Option[] = [
  {
    flags: parseFlags('--database <url>'),
    summary: {
      en: 'the database for this call: sqlite:PATH or mysql://user@host:port/name',
      fr: 'la base pour cet appel : sqlite:CHEMIN ou mysql://utilisateur@hôte:port/nom',
    },
  },
  {
    flags: parseFlags('-o, --output <format>'),
    summary: { en: 'table, tsv, csv, json, jsonl or ids', fr: 'table, tsv, csv, json, jsonl ou ids' },
    complete: { words: FORMATS },
  },
  { flags: parseFlags('--json'), summary: { en: 'short for -o json', fr: 'raccourci de -o json' } },
  { flags: parseFlags('--fields <a,b,...>'), summary: { en: 'the columns to show', fr: 'les colonnes à montrer' } },
  {
    flags: parseFlags('--excel'),
    summary: { en: 'CSV that the Excel of this language opens', fr: 'du CSV que l’Excel de cette langue ouvre' },
  },
  {
    flags: parseFlags('--no-input'),
    summary: { en: 'never ask: what is missing is an error', fr: 'ne rien demander : ce qui manque est une erreur' },
  },
  { flags: parseFlags('-y, --yes'), summary: { en: 'yes to confirmations', fr: 'oui aux confirmations' } },
  {
    flags: parseFlags('--lang <lang>'),
    summary: { en: 'language of messages: en or fr', fr: 'langue des messages : en ou fr' },
    complete: { words: ['en', 'fr'] },
  },
  { flags: parseFlags('--no-color'), summary: { en: 'no colours', fr: 'sans couleurs' } },
  { flags: parseFlags('--debug'), summary: { en: 'show each SQL statement with its time', fr: 'montrer chaque requête SQL et sa durée' } },
]

export const VERSION_OPTION: Option = {
  flags: parseFlags('-V, --version'),
  summary: { en: 'print the version', fr: 'afficher la version' },
}
export const HELP_OPTION: Option = { flags: parseFlags('-h, --help'), summary: { en: 'show this help', fr: 'afficher cette aide' } }
