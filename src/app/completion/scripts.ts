/** The shells that can be told what may be typed. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

const BASH = `_helpdesk() {
  local kind entry
  COMPREPLY=()
  {
    IFS= read -r kind
    while IFS= read -r entry; do COMPREPLY+=("$entry"); done
  } < <(command helpdesk __complete bash -- \\
    "\${COMP_LINE:0:COMP_POINT}" "$2" "$COMP_TYPE" "\${COLUMNS:-80}" \\
    2>/dev/null </dev/null)
  if [[ $kind == files* ]]; then
    compopt -o default 2>/dev/null
  else
    compopt -o nosort 2>/dev/null
    [[ $COMPREPLY == *: ]] && compopt -o nospace 2>/dev/null
  fi
}
complete -F _helpdesk helpdesk`

const ZSH = `#compdef helpdesk
_helpdesk() {
  local -a before answer behind
  local kind
  before=("\${(@Q)words[2,CURRENT-1]}")
  (( CURRENT > 2 )) || before=()
  answer=("\${(@f)$(command helpdesk __complete zsh -- \\
    "\${before[@]}" "\${(Q)PREFIX}" 2>/dev/null </dev/null)}")
  kind=$answer[1]
  shift answer
  [[ $kind == *= ]] && compset -P 1 '*='
  if [[ $kind == files* ]]; then
    _files
  elif (( $#answer )); then
    [[ $answer[1] == *'\\:' ]] && behind=(-S '')
    _describe -V helpdesk answer "\${behind[@]}"
  fi
}
if [[ "$funcstack[1]" == _helpdesk ]]; then
  _helpdesk "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
  compdef _helpdesk helpdesk
fi`

const FISH = `function __helpdesk_complete
    set -l before (commandline -opc)
    set -e before[1]
    set -l current (commandline -ct)
    set -l answer (command helpdesk __complete fish -- \\
        $before "$current" 2>/dev/null </dev/null)
    set -l kind $answer[1]
    set -e answer[1]
    if string match -q 'files*' -- "$kind"
        __fish_complete_path "$current"
    else
        string join -- \\n $answer
    end
end
complete -c helpdesk -f -k -a '(__helpdesk_complete)'`

/**
 * What a shell reads at its start; it calls the program back at each Tab, so that it need not be renewed with the
 * program.
 */
export const SCRIPTS: Record<Shell, string> = { bash: BASH, zsh: ZSH, fish: FISH }
