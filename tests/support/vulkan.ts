import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/**
 * Chromium brings a software Vulkan driver along, and the loader that finds it: WebGPU is tested on these, and never
 * on a GPU of the machine. Once, before any process of the tests starts: the system reads the path of libraries then.
 */
export function useDriverOf(browser: string): void {
  const folder = dirname(realpathSync(browser));
  const driver = join(folder, 'vk_swiftshader_icd.json');
  if (!existsSync(driver)) return;
  const others = process.env['LD_LIBRARY_PATH'];
  process.env['LD_LIBRARY_PATH'] = others ? folder + delimiter + others : folder;
  process.env['VK_DRIVER_FILES'] = driver;
}
