import { existsSync } from 'node:fs';

export const platformName = () => `${process.platform}-${process.arch}`;

/** The platforms that TensorFlow has files for. */
export const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-arm64'] as const;

/** NVIDIA's driver shows itself here, whatever Linux it is. */
export const hasNvidiaDriver = () => existsSync('/proc/driver/nvidia/version');

/** What to type for native TensorFlow on this machine, or that there is none for it. */
export function offer(platform = platformName(), nvidia = hasNvidiaDriver()): string {
  if (!PLATFORMS.some((known) => known === platform)) return `TensorFlow has no files for ${platform}`;
  return `npx ganscope backend install${nvidia && platform === 'linux-x64' ? ' --cuda' : ''}`;
}
