'use client';
import { Lesson, type SettingProps } from './field';
import { Layer } from './layer';
import { IssueText, WarningText, idOf, useIssues } from './standing';
import { type Plain, type Schema, blank, choicesOf, settingsOf, shapeOf } from './schema';

type ListProps = Omit<SettingProps, 'value'> & { value: Plain[] };

/** The layers of a network from its input to its output: each a row that can be moved, changed and removed. */
export function LayerList({ schema, value: layers, path, onChange }: ListProps) {
  const messages = useIssues(path, false);
  const swap = (index: number, other: number) =>
    onChange(layers.with(index, layers[other]!).with(other, layers[index]!));
  return (
    <>
      <LayerHelp schema={schema} />
      <ol className="layer-list">
        {layers.map((layer, index) => (
          <Layer
            key={index}
            index={index}
            name={`${String(path[0])} layer ${index + 1}`}
            path={[...path, index]}
            schema={shapeOf(schema, layer)}
            value={layer}
            onChange={(next) => onChange(layers.with(index, next as Plain))}
            onUp={index > 0 ? () => swap(index, index - 1) : null}
            onDown={index < layers.length - 1 ? () => swap(index, index + 1) : null}
            onRemove={() => onChange(layers.toSpliced(index, 1))}
          />
        ))}
      </ol>
      <IssueText id={`${idOf(path)}-issue`} messages={messages} />
      <WarningText path={path} />
      <p className="add">
        Add a layer:
        {choicesOf(schema).map(([tag, shape]) => (
          <button key={tag} type="button" onClick={() => onChange([...layers, blank(shape)])}>
            {shape.title ?? tag}
          </button>
        ))}
      </p>
    </>
  );
}

/** The lessons of its settings, once for all layers; what else is to be said of them stands in their titles. */
function LayerHelp({ schema }: { schema: Schema }) {
  const settings = new Map(choicesOf(schema).flatMap(([, shape]) => settingsOf(shape)));
  return (
    <dl className="layer-help help">
      {[...settings]
        .filter(([, { lesson }]) => lesson !== undefined)
        .map(([key, { title, description, lesson }]) => (
          <div key={key}>
            <dt>{title ?? key}</dt>
            <dd>
              <Lesson number={lesson} />
              {description}
            </dd>
          </div>
        ))}
    </dl>
  );
}
