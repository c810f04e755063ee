/**
 * Results of annotations and predictions: what a result may hold under a labeling config, and what
 * is counted about it.
 */
@NullMarked
package docket.domain.results;

import org.jspecify.annotations.NullMarked;
