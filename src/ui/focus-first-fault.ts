/** After the faults are drawn, the first of them is where the person goes on. */
export function focusFirstFault(form: { current: HTMLFormElement | null }) {
  requestAnimationFrame(() => {
    const fault = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const field = fault?.matches('fieldset') ? fault.querySelector('input') : fault;
    field?.focus();
  });
}
