'use client';
import { Field, type SettingProps } from './field';
import { IssueText, WarningText, idOf, useIssues } from './standing';
import { LayerList } from './layer-list';
import { type Plain, blank, choicesOf, settingsOf, shapeOf, withSetting } from './schema';

/** A form made from the schema of the configuration: one field a setting, what it teaches beside it. */
export function Setting(props: SettingProps) {
  const { schema, value } = props;
  if (schema.oneOf) return <Choice {...props} />;
  if (schema.properties) return <Group {...props} />;
  if (schema.items && schema.items.oneOf) {
    return <LayerList {...props} schema={schema.items} value={value as Plain[]} />;
  }
  return <Field {...props} />;
}

/** Settings that belong together. */
function Group(props: SettingProps) {
  const { schema, path, name } = props;
  const messages = useIssues(path, false);
  // A group that is a whole section has its name already.
  const title =
    schema.title === schema.section ? undefined : (schema.title ?? (schema.section ? undefined : name));
  return (
    <fieldset aria-label={schema.title ?? name}>
      {title && <legend>{title}</legend>}
      {schema.description && <p className="help">{schema.description}</p>}
      <IssueText id={`${idOf(path)}-issue`} messages={messages} />
      <WarningText path={path} />
      <Settings {...props} />
    </fieldset>
  );
}

/** One of several shapes, taken with a select: another dataset has other settings. */
function Choice(props: SettingProps) {
  const { schema, value, path, onChange, name } = props;
  const id = idOf(path);
  const shape = shapeOf(schema, value);
  const messages = useIssues(path, false);
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{schema.title ?? name}</label>
        <select
          id={id}
          aria-invalid={messages.length > 0}
          aria-describedby={`${id}-issue ${id}-warning ${id}-help`}
          value={choicesOf(schema).find(([, one]) => one === shape)?.[0]}
          onChange={(event) => {
            const chosen = choicesOf(schema).find(([tag]) => tag === event.target.value);
            if (chosen) onChange(blank(chosen[1]));
          }}
        >
          {choicesOf(schema).map(([tag, { title }]) => (
            <option key={tag} value={tag}>
              {title ?? tag}
            </option>
          ))}
        </select>
        <IssueText id={`${id}-issue`} messages={messages} />
        <WarningText path={path} />
        <p className="help" id={`${id}-help`}>
          {shape.description}
        </p>
      </div>
      <Settings {...props} schema={shape} />
    </>
  );
}

function Settings({ schema, value, path, onChange }: SettingProps) {
  return settingsOf(schema).map(([key, inner]) => (
    <Setting
      key={key}
      name={key}
      path={[...path, key]}
      schema={inner}
      value={(value as Plain | undefined)?.[key]}
      onChange={(next) => onChange(withSetting(value, key, next))}
    />
  ));
}
