/** The fields of a form that differ from what is stored, where nothing stored is an empty field; `null`: none does. */
export function changedFields<Fields extends Record<string, string>>(
  form: Fields,
  stored: { readonly [Name in keyof Fields]: string | null },
): Partial<Fields> | null {
  const changed = Object.entries(form).filter(([name, value]) => value !== (stored[name] ?? ''));
  return changed.length === 0 ? null : (Object.fromEntries(changed) as Partial<Fields>);
}
