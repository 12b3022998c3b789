/**
 * What a cell says, and below it smaller what else there is to say; both are cut where they are long. They are classes
 * and not components, so that they stand on the elements of the texts themselves: there are hundreds of them in sight.
 */
export const FIRST_LINE = "block truncate leading-4";
export const SECOND_LINE = "block truncate text-micro text-fg-3 compact:hidden";
