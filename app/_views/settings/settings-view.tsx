'use client';
import { AccessPanel } from './access-panel';
import { AboutServer } from './about-server';
import { PreferenceChoice } from './preference-choice';
import { StoragePanel } from './storage-panel';

/** How this browser shows the pages, what the runs take, and what serves them. */
export function SettingsView() {
  return (
    <div className="prose settings-page">
      <p className="sentence">
        <b>Settings.</b> Appearance and keys are kept in this browser; all else is of this server.
      </p>
      <section>
        <h2>Appearance and keys</h2>
        <PreferenceChoice
          name="theme"
          title="Theme"
          words={{ system: 'As the system', light: 'Light', dark: 'Dark' }}
        />
        <PreferenceChoice
          name="density"
          title="Density"
          words={{ comfortable: 'Comfortable', compact: 'Compact' }}
        />
        <PreferenceChoice
          name="marks"
          title="Lines and marks"
          words={{ usual: 'Usual', strong: 'Stronger' }}
        />
        <PreferenceChoice
          name="keys"
          title="Keys of one letter"
          words={{ on: 'On', off: 'Off; the palette stays' }}
        />
        <PreferenceChoice
          name="smoothing"
          title="Smoothing of charts"
          words={{ 'median:9': 'Median of 9', 'ema:40': 'EMA, half-life 40 steps', none: 'None' }}
        />
        <p className="muted">
          Colours are told apart in every common kind of colour blindness, and nothing is said by colour
          alone: D is solid, G dashed, states have a shape and a word. Stronger marks help where that is not
          enough: thicker lines with longer dashes, and gaps in the ribbon of verdicts that differ by state.
        </p>
      </section>
      <AccessPanel />
      <StoragePanel />
      <AboutServer />
    </div>
  );
}
