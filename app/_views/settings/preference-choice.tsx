'use client';
import { PREFERENCES, type Preference, type PreferenceName } from '../../_preferences/preferences';
import { usePreference } from '../../_preferences/use-preference';

/** One preference, one button a value. */
export function PreferenceChoice<Name extends PreferenceName>({
  name,
  title,
  words,
}: {
  name: Name;
  title: string;
  words: Record<Preference<Name>, string>;
}) {
  const [chosen, choose] = usePreference(name);
  const values: readonly Preference<Name>[] = PREFERENCES[name];
  return (
    <div className="preference">
      <span id={`preference-${name}`}>{title}</span>
      <div className="segment" role="group" aria-labelledby={`preference-${name}`}>
        {values.map((value) => (
          <button key={value} aria-pressed={value === chosen} onClick={() => choose(value)}>
            {words[value]}
          </button>
        ))}
      </div>
    </div>
  );
}
