/** What the search field needs once somebody writes in it; loaded when it gets the focus. */
export { takeTerm } from "./search-term";
export { SuggestionList } from "./suggestion-list";
export { soughtWhileTyped, suggest, takeSuggestion } from "./suggestions";
