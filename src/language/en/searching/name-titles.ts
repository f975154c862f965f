const titles = new Set(
  `mr mrs ms dr sir lord lady baroness prof professor president minister ministers chancellor premier pm secretary general
  chief commissioner senator sen governor gov representative rep congressman congresswoman gen lt colonel col captain
  major admiral marshal brigadier commander spokesman spokeswoman spokesperson ambassador envoy king queen prince princess
  pope leader head boss deputy mayor judge justice chair chairman chairwoman director prime foreign defence defense nato eu us
  un uk`.split(/\s+/),
);

/** True for folded words before a name that are no part of it: "senator", "dr". */
export function isNameTitle(form: string): boolean {
  return titles.has(form);
}
