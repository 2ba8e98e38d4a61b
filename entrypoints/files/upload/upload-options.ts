import { computed, signal } from '@preact/signals';
import type { OptionsProblem, UploadOptions } from '@/components/upload/UploadOptionsForm';

const PASSWORD_MIN = 6;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What goes along with each file: kept by this page alone, and not beyond it. */
export function createUploadOptions() {
  const options = signal<UploadOptions>({ password: '', mail: '' });
  const isShown = signal(false);
  const problem = computed((): OptionsProblem | null => {
    const { password, mail } = options.value;
    if (password !== '' && password.length < PASSWORD_MIN) return 'password-short';
    return mail.trim() !== '' && !MAIL.test(mail.trim()) ? 'mail' : null;
  });
  return {
    options,
    problem,
    /** A problem is not hidden. */
    isShown: computed(() => isShown.value || problem.value !== null),
    toggle: () => {
      isShown.value = !isShown.value;
    },
    change: (change: Partial<UploadOptions>) => {
      options.value = { ...options.value, ...change };
    },
    /** As they go out. */
    current: (): UploadOptions => ({ ...options.value, mail: options.value.mail.trim() }),
  };
}
