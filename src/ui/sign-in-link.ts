import { useLocation } from 'react-router';

type Address = { pathname: string; search: string; hash: string };

/** The address of signing in, which comes back to this one. From the sign-in page it is that page itself. */
export const signInLink = ({ pathname, search, hash }: Address) =>
  pathname === '/sign-in'
    ? `/sign-in${search}`
    : `/sign-in?from=${encodeURIComponent(pathname + search + hash)}`;

export const useSignInLink = () => signInLink(useLocation());
