import { enableFilters } from "./filters.ts";
import { followAddress } from "./links.ts";
import { enablePlaces } from "./places.ts";
import { enableSorting } from "./sorting.ts";

const filters = enableFilters();
followAddress(filters);
enableSorting();
enablePlaces();
