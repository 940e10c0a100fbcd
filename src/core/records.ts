/** The names of a record, typed: for records that hold what their type says and no more. */
export const keysOf = <T extends object>(record: T): (keyof T & string)[] => Object.keys(record) as (keyof T & string)[]
