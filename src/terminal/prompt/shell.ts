/** What a shell ends with where a program may not be run, or there is none such. */
export const [NOT_RUN, NOT_FOUND] = [126, 127]
