'use client';
import { use } from 'react';
import { whole } from '../../_components/format';
import { Field, type SettingProps } from './field';
import { type Plain, settingsOf, withSetting } from './schema';
import { IssueText, StandingContext, idOf, useIssues } from './standing';

interface LayerProps extends Omit<SettingProps, 'value'> {
  value: Plain;
  index: number;
  /** Null where it has no neighbour on that side. */
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: () => void;
}

/** One layer: what it makes of what it gets, and its settings in a row. */
export function Layer({ index, name, path, schema, value, onChange, onUp, onDown, onRemove }: LayerProps) {
  const placed = use(StandingContext).sizes[String(path[0])]?.layers[index];
  const messages = useIssues(path, false);
  const kind = schema.title ?? name;
  return (
    <li>
      <fieldset className="layer" aria-label={`${name}, ${kind}`}>
        <div className="layer-head">
          <b>
            {index + 1} {kind}
          </b>
          <span className="help">
            {placed &&
              `${placed.inputShape.join(' × ')} → ${placed.outputShape.join(' × ')}, ${whole(placed.parameters)} parameters`}
          </span>
          <span className="layer-buttons">
            <button type="button" aria-label={`Move ${name} up`} disabled={!onUp} onClick={onUp ?? undefined}>
              Up
            </button>
            <button
              type="button"
              aria-label={`Move ${name} down`}
              disabled={!onDown}
              onClick={onDown ?? undefined}
            >
              Down
            </button>
            <button type="button" aria-label={`Remove ${name}`} onClick={onRemove}>
              Remove
            </button>
          </span>
        </div>
        <IssueText id={`${idOf(path)}-issue`} messages={messages} />
        <div className="layer-settings">
          {settingsOf(schema).map(([key, inner]) => (
            <Field
              key={key}
              bare
              name={key}
              path={[...path, key]}
              schema={inner}
              value={value[key]}
              onChange={(next) => onChange(withSetting(value, key, next))}
            />
          ))}
        </div>
      </fieldset>
    </li>
  );
}
