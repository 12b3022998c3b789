import type { ImageDetail } from "@/lib/domain/image-detail";
import { CompareWith } from "../compare/compare-with";
import { CopyMenu } from "./copy-menu";
import type { ShareActs } from "./share-acts";
import { ShareButton } from "./share-button";

/** The buttons of an image's page that take it elsewhere. */
export function ShareTools({ detail, acts }: { detail: ImageDetail; acts: ShareActs }) {
  const { image, connectionName, readAt } = detail;
  return (
    <>
      <CopyMenu imageRef={image.ref} name={image.name} connectionName={connectionName} />
      <CompareWith imageRef={image.ref} />
      <ShareButton imageRef={image.ref} readAt={readAt} acts={acts} />
    </>
  );
}
