'use client';

/** Switches between light and dark; what the system prefers holds until someone does. */
export function ThemeButton() {
  const toggle = () => {
    const root = document.documentElement;
    root.dataset['theme'] = root.dataset['theme'] === 'dark' ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset['theme']);
    // Canvases read their colours from the page: they are told to draw again.
    window.dispatchEvent(new Event('themechange'));
  };
  return (
    <button className="plain" onClick={toggle}>
      Light / Dark
    </button>
  );
}
