package io.communitykit.recommend.candidate.file;

import io.communitykit.core.CommunityException;
import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.recommend.candidate.basket.AssociationModel;
import io.communitykit.recommend.candidate.factor.FactorModel;
import io.communitykit.recommend.candidate.linear.DenseItemModel;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.ModelColumns;
import io.communitykit.recommend.candidate.model.NonPersonalizedModel;
import io.communitykit.recommend.candidate.neighbour.ItemModel;
import io.communitykit.recommend.candidate.neighbour.UserModel;
import io.communitykit.recommend.candidate.recent.CoVisitationModel;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes models to files and reads them back. A file is written beside its place and moved there when it is whole, so that nobody sees half of one. It may
 * be read by whom the process lets read its files. The same model is the same file to the byte. Pure but for the files; safe for many threads.
 *
 * <p>Format 1, little-endian: 8 bytes {@code CKMODEL} and a zero, the format as an int; kind, name, items and parameters, then columns; at the end the CRC-32C of
 * all before. Columns are read in bulk, so that the disk sets the pace.
 */
public final class ModelFile {

    private static final Map<String, Function<ModelColumns, Model>> READERS = Map.of(
            "association",
            AssociationModel::of,
            "covisitation",
            CoVisitationModel::of,
            "dense",
            DenseItemModel::of,
            "factors",
            FactorModel::of,
            "items",
            ItemModel::of,
            NonPersonalizedModel.KIND,
            NonPersonalizedModel::of,
            "users",
            UserModel::of);

    /** So many may be written to one place at once, or have been left there by processes that were killed. */
    private static final int MOST_PARTS = 10_000;

    private ModelFile() {}

    /**
     * Writes a model.
     *
     * @param model the model
     * @param file where; what was there is replaced once the model is written
     * @throws StorageException if it could not be written; what was there is still there
     */
    public static void write(Model model, Path file) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw InvalidValueException.of("file of a model", "a path of a file", file);
        }
        try {
            Path part = created(folder, target.getFileName() + ".");
            boolean moved = false;
            try {
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    new ModelWriter(channel).write(model.columns());
                    channel.force(true);
                }
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                moved = true;
            } finally {
                // Once it was moved, its name may be that of another writer's part.
                if (!moved) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException e) {
            throw StorageException.permanent(ErrorCode.STORAGE_FAILED, "the model could not be written to " + file, e);
        }
    }

    // An ordinary file, so that the permissions of the process decide who may read it: temporary ones are their owner's
    // alone.
    private static Path created(Path folder, String name) throws IOException {
        for (int number = 0; ; number++) {
            try {
                return Files.createFile(folder.resolve(name + number + ".part"));
            } catch (FileAlreadyExistsException e) {
                if (number == MOST_PARTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * Reads a model.
     *
     * @param file a file that {@link #write} made
     * @return the model, equal in every answer
     * @throws StorageException if it could not be read
     * @throws CommunityException with {@link ModelColumns#UNREADABLE} if it is no model, of another format, not whole, or changed since
     */
    public static Model read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ModelColumns columns = new ModelReader(channel, file).read();
            Function<ModelColumns, Model> reader = READERS.get(columns.kind());
            if (reader == null) {
                throw new CommunityException(
                        ModelColumns.UNREADABLE, file + " holds a model of the unknown kind " + columns.kind());
            }
            return reader.apply(columns);
        } catch (IOException e) {
            throw StorageException.permanent(ErrorCode.STORAGE_FAILED, "the model could not be read from " + file, e);
        }
    }
}
