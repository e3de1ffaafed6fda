import { Logger } from '@aws-lambda-powertools/logger';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLog, safeError } from '../../lib/runtime/log.ts';
import { SafeError } from '../../lib/shared/safe-error.ts';

const captured = (write: (log: ReturnType<typeof createLog>) => void): string => {
  const lines: string[] = [];
  const logger = new Logger({ serviceName: 'test', logLevel: 'DEBUG' });
  for (const method of ['info', 'warn', 'error', 'log', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((line: unknown) => void lines.push(String(line)));
    // Powertools holds a console of its own.
    const own = (logger as unknown as { console?: Console }).console;
    if (own) vi.spyOn(own, method).mockImplementation((line: unknown) => void lines.push(String(line)));
  }
  write(createLog(logger));
  return lines.join('\n');
};

describe('the log', () => {
  afterEach(() => vi.restoreAllMocks());

  it('writes the code and the safe fields', () => {
    const line = captured((log) => log.info('SYNC_NIGHT_PLANNED', { county: '03', count: 2 }));
    expect(line).toContain('SYNC_NIGHT_PLANNED');
    expect(line).toContain('"county":"03"');
  });

  it('is one JSON object a line also where Lambda writes text: the runtime’s own console is not used', () => {
    // GovCloud has no JSON format, and alarms count codes in JSON.
    const runtimes = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    const lines: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    createLog(new Logger({ serviceName: 'test', logLevel: 'DEBUG' })).info('SYNC_NIGHT_PLANNED');
    vi.restoreAllMocks();
    expect(runtimes).not.toHaveBeenCalled();
    expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual(['SYNC_NIGHT_PLANNED']);
  });

  it('drops every field that is not on the list, whatever a caller passes', () => {
    const careless = { county: '03', firstName: 'Maria', phone: '+19165550123', voterId: 'V030000001' };
    const line = captured((log) => log.warn('CARELESS', careless));
    expect(line).toContain('CARELESS');
    for (const secret of ['Maria', '+19165550123', 'V030000001']) expect(line).not.toContain(secret);
  });

  it('writes the kind and the place of an error, never its message', () => {
    const error = new Error('Maria Lopez lives at 1 Main Street', { cause: new TypeError('+19165550123') });
    const line = captured((log) => log.error('FAILED', error));
    expect(line).toContain('"name":"Error"');
    expect(line).toContain('TypeError');
    expect(line).toContain('log.test.ts');
    for (const secret of ['Maria', 'Main Street', '+19165550123']) expect(line).not.toContain(secret);
  });

  it('tells causes that go round in a circle once, and of many only the first', () => {
    const one: Error & { cause?: unknown } = new Error('one');
    const other = new TypeError('other', { cause: one });
    one.cause = other;
    expect(safeError(one)).toMatchObject({ name: 'Error', cause: { name: 'TypeError' } });
    expect(JSON.stringify(safeError(one)).match(/"name"/g)).toHaveLength(2);
    const own: Error & { cause?: unknown } = new Error('own');
    own.cause = own;
    expect(safeError(own)).not.toHaveProperty('cause');
    let deep: unknown = new Error('deepest');
    for (let n = 0; n < 10_000; n += 1) deep = new Error('above', { cause: deep });
    expect(JSON.stringify(safeError(deep)).match(/"name"/g)).toHaveLength(6);
  });

  it('writes the message of an error of ours, which holds no data', () => {
    expect(safeError(new SafeError('WindowClosed', 'The window closed at 05:00.'))).toMatchObject({
      name: 'WindowClosed',
      message: 'The window closed at 05:00.',
    });
  });
});
