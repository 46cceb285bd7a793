'use client';
import { type Plain, type Schema, withSetting } from './schema';
import { Setting } from './setting';

interface ConfigFormProps {
  schema: Schema;
  config: Plain;
  onChange: (config: Plain) => void;
}

/** All settings of a run, grouped by the `section` that the schema gives them. */
export function ConfigForm({ schema, config, onChange }: ConfigFormProps) {
  const settings = Object.entries(schema.properties ?? {});
  const sections = new Set(settings.map(([, { section }]) => section));
  return [...sections].map((section = 'Other') => (
    <section key={section} aria-label={section}>
      <h2>{section}</h2>
      <div>
        {settings
          .filter(([, inner]) => (inner.section ?? 'Other') === section)
          .map(([key, inner]) => (
            <Setting
              key={key}
              name={key}
              path={[key]}
              schema={inner}
              value={config[key]}
              onChange={(next) => onChange(withSetting(config, key, next))}
            />
          ))}
      </div>
    </section>
  ));
}
