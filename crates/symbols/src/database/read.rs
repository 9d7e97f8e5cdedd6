//! From the streams of a database to tables ordered by address.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use pdb2::{
    AddressMap, FallibleIterator as _, FileIndex, IdIndex, InlineSiteSymbol, LineInfo, LineProgram,
    ModuleInfo, PDB, PdbInternalSectionOffset, ProcedureSymbol, StringTable, Symbol, SymbolData,
};

use super::inlined::{self, Inlined, Inlinees};
use super::{Database, Identity, Procedure, Row};
use crate::error::DebugInformationError;
use crate::symbols::{shown, told};

/// Line numbers from here on are marks of the compiler, as for code that it made itself.
const FIRST_MARK: u32 = 0x00F0_0F00;

type Source = Cursor<Vec<u8>>;

pub(super) fn read(bytes: Vec<u8>, wanted: Identity) -> Result<Database, DebugInformationError> {
    let damaged = |error: pdb2::Error| DebugInformationError::Database(error.to_string());
    let mut pdb = PDB::open(Cursor::new(bytes)).map_err(damaged)?;
    compare(&mut pdb, wanted).map_err(damaged)??;
    let mut database = tables(&mut pdb).map_err(damaged)?;
    database.procedures.sort_by_key(|one| one.code.start);
    database.lines.sort_by_key(|row| row.code.start);
    database.publics.sort();
    Ok(database)
}

/// Whether the database belongs to the image. Its list of modules has an age of its own, which stays
/// when a tool adds something that is no debug information.
fn compare(
    pdb: &mut PDB<'_, Source>,
    wanted: Identity,
) -> pdb2::Result<Result<(), DebugInformationError>> {
    let information = pdb.pdb_information()?;
    let of_modules = pdb.debug_information()?.age();
    let found = Identity {
        guid: information.guid.to_bytes_le(),
        age: of_modules.unwrap_or(information.age),
    };
    let is_age = found.age == wanted.age || information.age == wanted.age;
    if found.guid == wanted.guid && is_age {
        return Ok(Ok(()));
    }
    Ok(Err(DebugInformationError::Mismatch {
        found: found.key(),
        wanted: wanted.key(),
    }))
}

fn tables(pdb: &mut PDB<'_, Source>) -> pdb2::Result<Database> {
    let mut tables = Tables {
        addresses: pdb.address_map()?,
        strings: pdb.string_table().ok(),
        names: pdb
            .id_information()
            .and_then(|ids| inlined::names(&ids))
            .unwrap_or_default(),
        files: BTreeMap::new(),
        database: Database::default(),
    };
    tables.publics(pdb)?;
    for section in pdb.sections()?.unwrap_or_default() {
        let start = section.virtual_address;
        let end = start.saturating_add(section.virtual_size);
        tables.database.sections.push(start..end);
    }
    let information = pdb.debug_information()?;
    let mut modules = information.modules()?;
    let mut seen = BTreeSet::new();
    while let Some(module) = modules.next()? {
        // Two modules with one stream are damage, and would be a way to make this long.
        if !seen.insert(module.info().stream) {
            continue;
        }
        if let Some(module) = pdb.module_info(&module)? {
            tables.module(&module)?;
        }
    }
    Ok(tables.finish())
}

struct Tables<'pdb> {
    addresses: AddressMap<'pdb>,
    strings: Option<StringTable<'pdb>>,
    /// Names of inlined functions.
    names: BTreeMap<IdIndex, String>,
    /// The files so far, with their places in the list.
    files: BTreeMap<String, usize>,
    database: Database,
}

impl Tables<'_> {
    fn rva(&self, offset: PdbInternalSectionOffset) -> Option<u32> {
        Some(offset.to_rva(&self.addresses)?.0)
    }

    fn finish(mut self) -> Database {
        let mut files: Vec<(String, usize)> = self.files.into_iter().collect();
        files.sort_by_key(|(_, place)| *place);
        self.database.files = files.into_iter().map(|(name, _)| name).collect();
        self.database
    }

    fn publics(&mut self, pdb: &mut PDB<'_, Source>) -> pdb2::Result<()> {
        let table = pdb.global_symbols()?;
        let mut symbols = table.iter();
        while let Some(symbol) = symbols.next()? {
            if let Ok(SymbolData::Public(public)) = symbol.parse()
                && (public.code || public.function)
                && let Some(rva) = self.rva(public.offset)
            {
                let name = told(&public.name.to_string());
                self.database.publics.push((rva, name));
            }
        }
        Ok(())
    }

    fn module(&mut self, module: &ModuleInfo<'_>) -> pdb2::Result<()> {
        let program = module.line_program()?;
        let mut files = ModuleFiles::default();
        let mut lines = program.lines();
        while let Some(line) = lines.next()? {
            if let Some(row) = self.row(&program, &mut files, &line) {
                self.database.lines.push(row);
            }
        }
        let mut inlinees = Inlinees::new();
        let mut listed = module.inlinees()?;
        while let Some(inlinee) = listed.next()? {
            inlinees.insert(inlinee.index(), inlinee);
        }
        let mut symbols = module.symbols()?;
        let mut current = None;
        while let Some(symbol) = symbols.next()? {
            self.symbol(&symbol, &mut current, &inlinees, &program, &mut files);
        }
        Ok(())
    }

    /// A symbol of a module; `current` is where the procedure begins that it is in.
    fn symbol(
        &mut self,
        symbol: &Symbol<'_>,
        current: &mut Option<PdbInternalSectionOffset>,
        inlinees: &Inlinees<'_>,
        program: &LineProgram<'_>,
        files: &mut ModuleFiles,
    ) {
        match symbol.parse() {
            Ok(SymbolData::Procedure(procedure)) => {
                *current = self.procedure(&procedure);
            }
            Ok(SymbolData::InlineSite(site)) => {
                if let Some(offset) = *current
                    && let Some(inlined) = self.inlined(&site, offset, inlinees, program, files)
                    && let Some(procedure) = self.database.procedures.last_mut()
                {
                    procedure.inlined.push(inlined);
                }
            }
            // Records of kinds that the parser does not know tell nothing of code.
            _ => {}
        }
    }

    fn procedure(&mut self, procedure: &ProcedureSymbol<'_>) -> Option<PdbInternalSectionOffset> {
        let start = self.rva(procedure.offset)?;
        let end = start.checked_add(procedure.len)?;
        self.database.procedures.push(Procedure {
            code: start..end,
            name: told(&procedure.name.to_string()),
            inlined: Vec::new(),
        });
        Some(procedure.offset)
    }

    /// An inlined call in the procedure that begins at `procedure`.
    fn inlined(
        &mut self,
        site: &InlineSiteSymbol<'_>,
        procedure: PdbInternalSectionOffset,
        inlinees: &Inlinees<'_>,
        program: &LineProgram<'_>,
        files: &mut ModuleFiles,
    ) -> Option<Inlined> {
        let inlinee = inlinees.get(&site.inlinee)?;
        let mut rows = Vec::new();
        let mut lines = inlinee.lines(procedure, site);
        while let Ok(Some(line)) = lines.next() {
            rows.extend(self.row(program, files, &line));
        }
        rows.sort_by_key(|row| row.code.start);
        let name = self.names.get(&site.inlinee).cloned();
        Some(Inlined { name, rows })
    }

    fn row(
        &mut self,
        program: &LineProgram<'_>,
        files: &mut ModuleFiles,
        line: &LineInfo,
    ) -> Option<Row> {
        if line.line_start == 0 || line.line_start >= FIRST_MARK {
            return None;
        }
        let start = self.rva(line.offset)?;
        // Where the length is not told, the code reaches to the next row, which begins after it.
        let end = start.checked_add(line.length.unwrap_or(1))?;
        Some(Row {
            code: start..end,
            file: self.file(program, files, line.file_index)?,
            line: line.line_start,
            column: line.column_start.filter(|column| *column > 0),
        })
    }

    /// The place of a module's file in the list of all files.
    fn file(
        &mut self,
        program: &LineProgram<'_>,
        files: &mut ModuleFiles,
        index: FileIndex,
    ) -> Option<usize> {
        if let Some(known) = files.0.get(&index) {
            return *known;
        }
        let name = program.get_file_info(index).ok().and_then(|file| {
            let name = file.name.to_string_lossy(self.strings.as_ref()?).ok()?;
            Some(shown(&name))
        });
        let place = name.map(|name| {
            let next = self.files.len();
            *self.files.entry(name).or_insert(next)
        });
        files.0.insert(index, place);
        place
    }
}

/// The files of one module by their indexes in it; `None` where the name can't be read.
#[derive(Default)]
struct ModuleFiles(BTreeMap<FileIndex, Option<usize>>);
