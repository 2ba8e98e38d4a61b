import { computed, signal } from '@preact/signals';
import type { OptionsProblem, UploadOptions } from '@/components/upload/UploadOptionsForm';

const PASSWORD_MIN = 6;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What goes along with each file: kept by this page alone, and not beyond it. */
export function createUploadOptions() {
  /** As typed, half a word perhaps. */
  const options = signal<UploadOptions>({ password: '', mail: '' });
  /** What is meant: as it was when a field was left, or Enter pressed. */
  const settled = signal(options.value);
  const isShown = signal(false);
  const isTyping = computed(() => {
    const { password, mail } = options.value;
    return password !== settled.value.password || mail !== settled.value.mail;
  });
  const problem = computed((): OptionsProblem | null => {
    const { password, mail } = options.value;
    if (password !== '' && password.length < PASSWORD_MIN) return 'password-short';
    return mail.trim() !== '' && !MAIL.test(mail.trim()) ? 'mail' : null;
  });
  const settle = (): void => {
    settled.value = options.value;
  };
  return {
    options,
    problem,
    isTyping,
    /** Nothing begins with what is not yet meant, or cannot be. */
    isUnsettled: computed(() => isTyping.value || problem.value !== null),
    settle,
    /** A problem is not hidden. */
    isShown: computed(() => isShown.value || problem.value !== null),
    toggle: () => {
      // A field that goes with the focus in it tells of no end.
      settle();
      isShown.value = !isShown.value;
    },
    type: (change: Partial<UploadOptions>) => {
      options.value = { ...options.value, ...change };
    },
    /** As they go out. */
    current: (): UploadOptions => ({ ...settled.value, mail: settled.value.mail.trim() }),
  };
}
