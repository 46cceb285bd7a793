/** What went wrong, told to readers at once; nothing where nothing did. */
export const ErrorText = ({ message }: { message: string | null }) =>
  message && (
    <p className="error" role="alert">
      {message}
    </p>
  );
