import type { Preset } from '@/lib/protocol/catalogue';
import { PresetPicture } from './preset-picture';

interface PresetChoiceProps {
  presets: readonly Preset[];
  chosen: Preset | undefined;
  onChoose: (preset: Preset) => void;
}

/** Where to start from: each preset says what it teaches and shows what it came to. */
export function PresetChoice({ presets, chosen, onChoose }: PresetChoiceProps) {
  return (
    <fieldset className="presets" aria-label="Preset">
      {presets.map((preset) => (
        <label key={preset.id}>
          <input
            type="radio"
            name="preset"
            checked={preset.id === chosen?.id}
            onChange={() => onChoose(preset)}
          />
          <b>{preset.title}</b>
          <span className="help">{preset.description}</span>
          <PresetPicture preset={preset.id} />
        </label>
      ))}
    </fieldset>
  );
}
