'use client';
import { useState } from 'react';
import { IssueText, WarningText, idOf, useIssues } from './standing';
import { type Path, type Schema, rangeOf } from './schema';
import { fromText, toText } from './text';

export interface SettingProps {
  name: string;
  path: Path;
  schema: Schema;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** One setting: its label, its value, what it teaches and what it may be. `bare`: the help is its title. */
export function Field({ bare = false, ...setting }: SettingProps & { bare?: boolean }) {
  const { name, path, schema } = setting;
  const id = idOf(path);
  const messages = useIssues(path, true);
  const help = [schema.description, rangeOf(schema)].filter(Boolean).join(' Range: ');
  return (
    <div className="field" title={bare ? help : undefined}>
      <label htmlFor={id}>{schema.title ?? name}</label>
      <Input
        {...setting}
        id={id}
        aria-invalid={messages.length > 0}
        aria-describedby={`${id}-issue ${id}-warning ${id}-help`}
      />
      <IssueText id={`${id}-issue`} messages={messages} />
      <WarningText path={path} parts />
      <p className="help" id={`${id}-help`} hidden={bare}>
        <Lesson number={schema.lesson} />
        {help}
      </p>
    </div>
  );
}

export const Lesson = ({ number }: { number: number | undefined }) =>
  number === undefined ? null : <span className="lesson">Lesson {number}</span>;

type InputProps = SettingProps & { id: string; 'aria-invalid': boolean; 'aria-describedby': string };

function Input({ schema, value, onChange, name: _name, path: _path, ...input }: InputProps) {
  if (schema.type === 'boolean') {
    return (
      <input
        {...input}
        type="checkbox"
        checked={value === true}
        onChange={(event) => onChange(event.target.checked)}
      />
    );
  }
  if (schema.enum) {
    return (
      <select {...input} value={toText(value)} onChange={(event) => onChange(event.target.value)}>
        {schema.enum.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    );
  }
  return <TextInput {...input} schema={schema} value={value} onChange={onChange} />;
}

/** Keeps what was typed ("0.10", "1e") for as long as it means the value it stands for. */
function TextInput({
  schema,
  value,
  onChange,
  ...input
}: Pick<SettingProps, 'schema' | 'value' | 'onChange'> & { id: string }) {
  const [typed, setTyped] = useState('');
  const means = (text: string) => JSON.stringify(fromText(schema, text));
  return (
    <input
      {...input}
      type={schema.format === 'password' ? 'password' : 'text'}
      autoComplete={schema.format === 'password' ? 'new-password' : 'off'}
      spellCheck={false}
      inputMode={schema.type === 'integer' ? 'numeric' : schema.type === 'number' ? 'decimal' : undefined}
      placeholder={schema.default === undefined ? 'unset' : toText(schema.default)}
      value={means(typed) === JSON.stringify(value) ? typed : toText(value)}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(fromText(schema, event.target.value));
      }}
    />
  );
}
